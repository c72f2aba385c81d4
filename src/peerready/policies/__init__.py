"""Reading policy documents: their text, headings and dates."""
