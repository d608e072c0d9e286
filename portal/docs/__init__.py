"""The pages in docs/ that are written from the tables of the code."""
