"""What botocore is to a handler, as far as functions use it: clients made from AWS's own API models.

A small one of Coldspark's own, after botocore 1.43.11: https://botocore.amazonaws.com/v1/documentation/api/latest/
"""

__version__ = "1.43.11"
