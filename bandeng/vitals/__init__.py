"""How the installation itself is doing: ready or not, numbers for a monitor, and logs without persons."""
