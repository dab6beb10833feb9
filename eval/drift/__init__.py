"""The drift benchmark: sentences of ours, changed in one way each, held against a ledger of what they were.

``python -m eval drift [PATH] [--json]`` scores one file of sentences; ``eval/drift/development.toml`` by default.
``eval/drift/stories`` holds small ledgers with texts that show one kind each, or only look so.
``pairs`` makes the changed and the unchanged texts, ``score`` audits them.
"""
