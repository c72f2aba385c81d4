"""From bytes to data that knows its places, and what is said where a file is wrong."""
