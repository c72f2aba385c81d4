"""How an edit is spliced into a file without touching its other lines."""
