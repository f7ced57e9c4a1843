"""What a receipt says, once for `explain`, page, PDF and data: sentences in neither language.

Leaves to others: computing scores (scoring), pages (edition), the terminal (scoring.explain).
"""
