"""The kinds of drift that two claims show side by side: a function each, which says what differs in words, or None.

``differences.DIFFERENCES`` lists them with their severity.
"""
