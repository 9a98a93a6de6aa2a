"""The face: page shell, components, few scripts, terminal and clock."""
