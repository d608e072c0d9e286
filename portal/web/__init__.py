"""What every page shares: who is signed in, who may enter, what goes out, and how it fails."""
