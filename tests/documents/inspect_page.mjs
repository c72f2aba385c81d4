// What a browser makes of one HTML file, as JSON on standard output:
//   node inspect_page.mjs FILE FOLDER
// It is opened light and dark, wide and narrow, checked by axe-core, photographed, and printed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [file, folder] = process.argv.slice(2);
const require = createRequire(join(process.env.PEERREADY_NODE_MODULES, "of-the-tests.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const address = pathToFileURL(file).href;
const WIDTHS = [1280, 380];
const PAPER = 665; // A4 between the margins

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

async function opened(settings) {
  // the page's own policy forbids every script, ours too: it is set aside to run the checker
  const context = await browser.newContext({ bypassCSP: true, ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  const requests = [], messages = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  await page.goto(address);
  return { context, page, requests, messages };
}

function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function looked(width, colorScheme) {
  const { context, page, requests } = await opened({ viewport: { width, height: 900 }, colorScheme });
  await page.evaluate(axe);
  const { violations, incomplete } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  const shown = (found) => found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  const picture = join(folder, `${colorScheme}-${width}.png`);
  // its beginning: the whole of a long report is more than a browser likes to photograph
  await page.screenshot({ path: picture, fullPage: true, clip: { x: 0, y: 0, width, height: 6000 } });
  const sideways = await overflow(page);
  await context.close();
  return {
    width, colorScheme, picture, overflow: sideways,
    violations: shown(violations), incomplete: shown(incomplete), requests,
  };
}

const views = [];
for (const width of WIDTHS) for (const scheme of ["light", "dark"]) views.push(await looked(width, scheme));

// how far it reaches beyond a very narrow screen, and beyond a printed page
const beyond = {};
for (const [name, width, media] of [["320", 320, "screen"], ["paper", PAPER, "print"]]) {
  const { context, page } = await opened({ viewport: { width, height: 900 } });
  await page.emulateMedia({ media });
  beyond[name] = await overflow(page);
  await context.close();
}
// once more with the policy in force: what it blocks is told on the console
const strict = await opened({ bypassCSP: false });
const styled = await strict.page.evaluate(() => getComputedStyle(document.body).maxWidth !== "none");
const print = join(folder, "print.pdf");
await strict.page.pdf({ path: print, preferCSSPageSize: true });
console.log(JSON.stringify({ views, print, beyond, styled, messages: strict.messages, requests: strict.requests }));
await browser.close();
