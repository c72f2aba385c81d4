"""A comparison for the terminal: tables across the columns, lines of dots, and what follows in words."""
