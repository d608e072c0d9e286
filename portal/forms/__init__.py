"""What people fill in: one module per step, all on the fields of `basis`."""
