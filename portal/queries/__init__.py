"""Reading: named queries, fetched whole, each within what the reader may see."""
