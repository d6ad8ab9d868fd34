"""`boto3.resource('s3')`: buckets and objects.

https://docs.aws.amazon.com/boto3/latest/reference/services/s3/service-resource/
"""

import functools

from ..s3 import transfer
from .base import Collection, Resource


class _S3(Resource):
    SERVICE = "s3"


class ObjectSummary(_S3):
    IDENTIFIERS = ("bucket_name", "key")
    ATTRIBUTES = {"size": "Size", "e_tag": "ETag", "last_modified": "LastModified", "storage_class": "StorageClass"}

    def load(self):
        answer = self.meta.client.head_object(Bucket=self.bucket_name, Key=self.key)
        self.meta.data = {**answer, "Size": answer["ContentLength"]}

    def get(self, **kwargs):
        return self.Object().get(**kwargs)

    def put(self, **kwargs):
        return self.Object().put(**kwargs)

    def delete(self, **kwargs):
        return self.Object().delete(**kwargs)

    def Object(self):
        return Object(self.meta.client, self.bucket_name, self.key)

    def Bucket(self):
        return Bucket(self.meta.client, self.bucket_name)


class Object(_S3):
    IDENTIFIERS = ("bucket_name", "key")
    ATTRIBUTES = {
        "content_length": "ContentLength",
        "content_type": "ContentType",
        "content_encoding": "ContentEncoding",
        "content_disposition": "ContentDisposition",
        "cache_control": "CacheControl",
        "e_tag": "ETag",
        "last_modified": "LastModified",
        "metadata": "Metadata",
        "version_id": "VersionId",
        "storage_class": "StorageClass",
        "delete_marker": "DeleteMarker",
    }

    def load(self):
        self.meta.data = self.meta.client.head_object(**self._place)

    @property
    def _place(self):
        return {"Bucket": self.bucket_name, "Key": self.key}

    def get(self, **kwargs):
        return self.meta.client.get_object(**self._place, **kwargs)

    def put(self, **kwargs):
        return self.meta.client.put_object(**self._place, **kwargs)

    def delete(self, **kwargs):
        return self.meta.client.delete_object(**self._place, **kwargs)

    def copy_from(self, **kwargs):
        return self.meta.client.copy_object(**self._place, **kwargs)

    def copy(self, CopySource, **kwargs):
        transfer.copy(self.meta.client, CopySource, self.bucket_name, self.key, **kwargs)

    def upload_file(self, Filename, **kwargs):
        transfer.upload_file(self.meta.client, Filename, self.bucket_name, self.key, **kwargs)

    def upload_fileobj(self, Fileobj, **kwargs):
        transfer.upload_fileobj(self.meta.client, Fileobj, self.bucket_name, self.key, **kwargs)

    def download_file(self, Filename, **kwargs):
        transfer.download_file(self.meta.client, self.bucket_name, self.key, Filename, **kwargs)

    def download_fileobj(self, Fileobj, **kwargs):
        transfer.download_fileobj(self.meta.client, self.bucket_name, self.key, Fileobj, **kwargs)

    def wait_until_exists(self, **kwargs):
        self.meta.client.get_waiter("object_exists").wait(**self._place, **kwargs)

    def wait_until_not_exists(self, **kwargs):
        self.meta.client.get_waiter("object_not_exists").wait(**self._place, **kwargs)

    def Bucket(self):
        return Bucket(self.meta.client, self.bucket_name)


class BucketObjects(Collection):
    """The objects of a bucket; `filter` takes what ListObjectsV2 takes."""

    def __init__(self, bucket, params=None, limit=None):
        super().__init__(self._listed, limit)
        self._bucket = bucket
        self._params = params or {}

    def _listed(self):
        client, name = self._bucket.meta.client, self._bucket.name
        for page in client.get_paginator("list_objects_v2").paginate(Bucket=name, **self._params):
            yield [self._summary(client, name, each) for each in page.get("Contents", [])]

    @staticmethod
    def _summary(client, bucket_name, listed):
        summary = ObjectSummary(client, bucket_name, listed["Key"])
        summary.meta.data = listed
        return summary

    def filter(self, **params):
        return BucketObjects(self._bucket, {**self._params, **params}, self._limit)

    def limit(self, count):
        return BucketObjects(self._bucket, self._params, count)

    def delete(self):
        """Deletes them, a page at a time."""
        answers = []
        for page in self._listed():
            if page:
                keys = [{"Key": summary.key} for summary in page]
                answers.append(
                    self._bucket.meta.client.delete_objects(Bucket=self._bucket.name, Delete={"Objects": keys})
                )
        return answers


class Bucket(_S3):
    IDENTIFIERS = ("name",)
    ATTRIBUTES = {"creation_date": "CreationDate"}

    def load(self):
        buckets = self.meta.client.list_buckets()["Buckets"]
        self.meta.data = next((each for each in buckets if each["Name"] == self.name), {})

    @property
    def objects(self):
        return BucketObjects(self)

    def create(self, **kwargs):
        return self.meta.client.create_bucket(Bucket=self.name, **kwargs)

    def delete(self, **kwargs):
        return self.meta.client.delete_bucket(Bucket=self.name, **kwargs)

    def put_object(self, Key, **kwargs):
        self.meta.client.put_object(Bucket=self.name, Key=Key, **kwargs)
        return self.Object(Key)

    def delete_objects(self, **kwargs):
        return self.meta.client.delete_objects(Bucket=self.name, **kwargs)

    def upload_file(self, Filename, Key, **kwargs):
        transfer.upload_file(self.meta.client, Filename, self.name, Key, **kwargs)

    def upload_fileobj(self, Fileobj, Key, **kwargs):
        transfer.upload_fileobj(self.meta.client, Fileobj, self.name, Key, **kwargs)

    def download_file(self, Key, Filename, **kwargs):
        transfer.download_file(self.meta.client, self.name, Key, Filename, **kwargs)

    def download_fileobj(self, Key, Fileobj, **kwargs):
        transfer.download_fileobj(self.meta.client, self.name, Key, Fileobj, **kwargs)

    def copy(self, CopySource, Key, **kwargs):
        transfer.copy(self.meta.client, CopySource, self.name, Key, **kwargs)

    def wait_until_exists(self, **kwargs):
        self.meta.client.get_waiter("bucket_exists").wait(Bucket=self.name, **kwargs)

    def Object(self, key):
        return Object(self.meta.client, self.name, key)


class S3Resource(_S3):
    def __init__(self, client):
        super().__init__(client)
        self.Bucket = functools.partial(Bucket, client)
        self.Object = functools.partial(Object, client)
        self.ObjectSummary = functools.partial(ObjectSummary, client)

    def __repr__(self):
        return "s3.ServiceResource()"

    @property
    def buckets(self):
        client = self.meta.client
        return Collection(lambda: iter([[Bucket(client, each["Name"]) for each in client.list_buckets()["Buckets"]]]))

    def create_bucket(self, Bucket, **kwargs):
        self.meta.client.create_bucket(Bucket=Bucket, **kwargs)
        return self.Bucket(Bucket)
