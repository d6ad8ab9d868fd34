"""Files to and from S3: `upload_file`, `download_file` and their like.

https://docs.aws.amazon.com/boto3/latest/guide/s3-uploading-files.html
"""

import types

from botocore.exceptions import ClientError

from ..exceptions import S3UploadFailedError

MB = 1024 * 1024


class TransferConfig:
    """Above `multipart_threshold` an upload goes in parts of `multipart_chunksize`; they go one after the other."""

    def __init__(
        self,
        multipart_threshold=8 * MB,
        max_concurrency=10,
        multipart_chunksize=8 * MB,
        num_download_attempts=5,
        max_io_queue=100,
        io_chunksize=256 * 1024,
        use_threads=True,
        max_bandwidth=None,
        preferred_transfer_client="auto",
    ):
        self.multipart_threshold = multipart_threshold
        self.max_concurrency = max_concurrency
        self.multipart_chunksize = multipart_chunksize
        self.num_download_attempts = num_download_attempts
        self.max_io_queue = max_io_queue
        self.io_chunksize = io_chunksize
        self.use_threads = use_threads
        self.max_bandwidth = max_bandwidth
        self.preferred_transfer_client = preferred_transfer_client


def upload_fileobj(client, Fileobj, Bucket, Key, ExtraArgs=None, Callback=None, Config=None):
    config = Config or TransferConfig()
    first = Fileobj.read(config.multipart_threshold)
    if len(first) < config.multipart_threshold:
        client.put_object(Bucket=Bucket, Key=Key, Body=first, **(ExtraArgs or {}))
        if Callback:
            Callback(len(first))
        return
    _upload_parts(client, first, Fileobj, Bucket, Key, ExtraArgs or {}, Callback, config)


def _upload_parts(client, first, Fileobj, Bucket, Key, extra, callback, config):
    upload = client.create_multipart_upload(Bucket=Bucket, Key=Key, **extra)["UploadId"]
    place = {"Bucket": Bucket, "Key": Key, "UploadId": upload}
    parts = []
    try:
        for number, chunk in enumerate(_chunks(first, Fileobj, config.multipart_chunksize), start=1):
            part = client.upload_part(**place, PartNumber=number, Body=chunk)
            parts.append({"ETag": part["ETag"], "PartNumber": number})
            if callback:
                callback(len(chunk))
        client.complete_multipart_upload(**place, MultipartUpload={"Parts": parts})
    except Exception:
        client.abort_multipart_upload(**place)
        raise


def _chunks(first, Fileobj, size):
    held = first
    while held:
        while len(held) < size and (more := Fileobj.read(size - len(held))):
            held += more
        yield held[:size]
        held = held[size:]
        if not held:
            held = Fileobj.read(size)


def upload_file(client, Filename, Bucket, Key, ExtraArgs=None, Callback=None, Config=None):
    with open(Filename, "rb") as file:
        try:
            upload_fileobj(client, file, Bucket, Key, ExtraArgs, Callback, Config)
        except ClientError as error:
            raise S3UploadFailedError(f"Failed to upload {Filename} to {Bucket}/{Key}: {error}") from error


def download_fileobj(client, Bucket, Key, Fileobj, ExtraArgs=None, Callback=None, Config=None):
    # asks first, as boto3 does: a missing key is told as HeadObject's 404
    client.head_object(Bucket=Bucket, Key=Key, **(ExtraArgs or {}))
    body = client.get_object(Bucket=Bucket, Key=Key, **(ExtraArgs or {}))["Body"].read()
    Fileobj.write(body)
    if Callback:
        Callback(len(body))


def download_file(client, Bucket, Key, Filename, ExtraArgs=None, Callback=None, Config=None):
    client.head_object(Bucket=Bucket, Key=Key, **(ExtraArgs or {}))
    body = client.get_object(Bucket=Bucket, Key=Key, **(ExtraArgs or {}))["Body"].read()
    with open(Filename, "wb") as file:
        file.write(body)
    if Callback:
        Callback(len(body))


def copy(client, CopySource, Bucket, Key, ExtraArgs=None, Callback=None, SourceClient=None, Config=None):
    client.copy_object(CopySource=CopySource, Bucket=Bucket, Key=Key, **(ExtraArgs or {}))


def add_transfers(client):
    """Gives S3's client its methods for files."""
    for function in (upload_file, upload_fileobj, download_file, download_fileobj, copy):
        setattr(client, function.__name__, types.MethodType(function, client))
