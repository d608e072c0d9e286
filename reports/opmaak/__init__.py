"""How every paper looks: its marks, its templates, its type."""
