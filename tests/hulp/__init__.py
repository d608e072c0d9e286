"""What the tests share: the databases, the people, and dilemmas that walked the real steps."""
