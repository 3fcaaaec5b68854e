"""The programming interface under /api. ``operations.py`` is the one table from which routes and the OpenAPI
document are made; ``contract.py`` says what goes in and out."""
