"""The demo: the ladder's real work retold, walked through the real steps by personas."""
