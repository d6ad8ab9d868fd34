"""A session: where clients and resources come from. https://docs.aws.amazon.com/boto3/latest/reference/core/session.html"""

import os

from botocore.client import create_client
from botocore.config import Config
from botocore.exceptions import ProfileNotFound
from botocore.model import load_service, service_names

from .exceptions import ResourceNotExistsError
from .resources import RESOURCES
from .s3.transfer import add_transfers


class Credentials:
    """The execution role's, as the environment's variables hold them."""

    method = "env"

    def __init__(self, access_key, secret_key, token):
        self.access_key = access_key
        self.secret_key = secret_key
        self.token = token

    def get_frozen_credentials(self):
        return self


class Session:
    def __init__(
        self,
        aws_access_key_id=None,
        aws_secret_access_key=None,
        aws_session_token=None,
        region_name=None,
        botocore_session=None,
        profile_name=None,
        aws_account_id=None,
    ):
        # who asks is told by the environment: whatever keys are given, it is the execution role
        if profile_name is not None:
            raise ProfileNotFound(profile=profile_name)
        self._region = region_name
        self._keys = aws_access_key_id, aws_secret_access_key, aws_session_token

    def __repr__(self):
        return f"Session(region_name={self.region_name!r})"

    @property
    def region_name(self):
        return self._region or os.environ.get("AWS_DEFAULT_REGION") or os.environ.get("AWS_REGION")

    @property
    def profile_name(self):
        return "default"

    @property
    def available_profiles(self):
        return []

    def get_available_services(self):
        return service_names()

    def get_available_resources(self):
        return sorted(RESOURCES)

    def get_available_partitions(self):
        return ["aws"]

    def get_available_regions(self, service_name, partition_name="aws", allow_non_regional=False):
        return [self.region_name]

    def get_credentials(self):
        names = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
        found = [given or os.environ.get(name) for given, name in zip(self._keys, names)]
        return Credentials(*found) if found[0] else None

    def client(
        self,
        service_name,
        region_name=None,
        api_version=None,
        use_ssl=True,
        verify=None,
        endpoint_url=None,
        aws_access_key_id=None,
        aws_secret_access_key=None,
        aws_session_token=None,
        config=None,
        aws_account_id=None,
    ):
        made = create_client(service_name, region_name or self._region, endpoint_url, config)
        if service_name == "s3":
            add_transfers(made)
        return made

    def resource(self, service_name, region_name=None, api_version=None, config=None, **kwargs):
        if service_name not in RESOURCES:
            raise ResourceNotExistsError(
                service_name, sorted(RESOURCES), load_service(service_name) is not None
            )
        made = self.client(service_name, region_name=region_name, config=config or Config(), **kwargs)
        return RESOURCES[service_name](made)
