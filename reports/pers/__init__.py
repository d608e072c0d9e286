"""The press: HTML in, PDF out, within limits; the only part that knows WeasyPrint."""
