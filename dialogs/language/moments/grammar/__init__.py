"""The rules by which words become moments, layer by layer."""
