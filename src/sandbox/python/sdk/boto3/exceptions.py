"""Errors of boto3 itself. https://docs.aws.amazon.com/boto3/latest/guide/error-handling.html"""

from botocore.exceptions import ClientError  # noqa: F401


class Boto3Error(Exception):
    """What boto3 refuses."""


class ResourceNotExistsError(Boto3Error):
    def __init__(self, service_name, available_services, has_low_level_client):
        message = (
            f"The '{service_name}' resource does not exist.\n"
            f"The available resources are:\n   - {chr(10).join(available_services)}\n"
        )
        if has_low_level_client:
            message += (
                f"\nConsider using a boto3.client('{service_name}') instead of a resource for '{service_name}'"
            )
        super().__init__(message)


class S3UploadFailedError(Boto3Error):
    """An upload's last request was refused."""


class S3TransferFailedError(Boto3Error):
    """A transfer's request was refused."""
