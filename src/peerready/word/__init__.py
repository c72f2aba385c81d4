"""Word documents: what they are made of, how they look, and how they are written."""
