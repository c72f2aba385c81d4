"""A check: from a repository of answers and policies to findings, known, waived or new."""
