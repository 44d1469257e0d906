"""A diagram's folder: what its files are called and how large they may be."""

MANIFEST = "diagram.toml"
MAX_FIGURE_BYTES = 2 * 1024 * 1024
MAX_MANIFEST_BYTES = 64 * 1024
