"""The data as a whole: copies of it, and putting a copy back."""
