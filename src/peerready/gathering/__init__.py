"""Many answers files, from their folder to what is kept of each: chunks of work, and who does them."""
