"""The Qt user interface: views that take the state and the library and hold nothing else."""
