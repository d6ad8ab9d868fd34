"""Resources: a service's things as objects. https://docs.aws.amazon.com/boto3/latest/guide/resources.html"""

from .s3 import S3Resource
from .sqs import SqsResource

RESOURCES = {"s3": S3Resource, "sqs": SqsResource}
