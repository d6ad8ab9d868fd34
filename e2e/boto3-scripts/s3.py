#: a bucket's life
import boto3

s3 = boto3.client("s3")
print(s3.create_bucket(Bucket=NAME + "-life")["Location"] == f"/{NAME}-life")
print(any(bucket["Name"] == NAME + "-life" for bucket in s3.list_buckets()["Buckets"]))
print(s3.head_bucket(Bucket=NAME + "-life")["ResponseMetadata"]["HTTPStatusCode"])
print(s3.delete_bucket(Bucket=NAME + "-life")["ResponseMetadata"]["HTTPStatusCode"])
try:
    s3.head_bucket(Bucket=NAME + "-life")
except s3.exceptions.ClientError as error:
    print(error)

#: an object is a stream
import boto3

s3 = boto3.client("s3")
s3.create_bucket(Bucket=NAME + "-object")
put = s3.put_object(Bucket=NAME + "-object", Key="a folder/ä.txt", Body=b"hello\nworld\n", Metadata={"k": "v"}, ContentType="text/plain")
print(put["ETag"])
got = s3.get_object(Bucket=NAME + "-object", Key="a folder/ä.txt")
print(got["ContentLength"], got["ContentType"], got["Metadata"], got["ETag"], type(got["LastModified"]).__name__)
print(got["Body"].read(5), list(got["Body"].iter_lines()))
print(s3.get_object(Bucket=NAME + "-object", Key="a folder/ä.txt", Range="bytes=6-10")["Body"].read())
print(s3.delete_object(Bucket=NAME + "-object", Key="a folder/ä.txt")["ResponseMetadata"]["HTTPStatusCode"])
s3.delete_bucket(Bucket=NAME + "-object")

#: what is not there
import boto3

s3 = boto3.client("s3")
s3.create_bucket(Bucket=NAME + "-missing")
try:
    s3.get_object(Bucket=NAME + "-missing", Key="nothing")
except s3.exceptions.NoSuchKey as error:
    print(error)
    print(error.response["Error"]["Code"], error.response["Error"].get("Key"))
try:
    s3.head_object(Bucket=NAME + "-missing", Key="nothing")
except s3.exceptions.ClientError as error:
    print(error)
try:
    s3.get_object(Bucket=NAME + "-nobody", Key="nothing")
except s3.exceptions.NoSuchBucket as error:
    print(error)
s3.delete_bucket(Bucket=NAME + "-missing")

#: a bucket that is not empty
import boto3

s3 = boto3.client("s3")
s3.create_bucket(Bucket=NAME + "-full")
s3.put_object(Bucket=NAME + "-full", Key="k", Body="text")
try:
    s3.delete_bucket(Bucket=NAME + "-full")
except s3.exceptions.ClientError as error:
    print(error)
answer = s3.delete_objects(Bucket=NAME + "-full", Delete={"Objects": [{"Key": "k"}, {"Key": "none"}]})
print([each["Key"] for each in answer["Deleted"]])
s3.delete_bucket(Bucket=NAME + "-full")

#: keys in pages
import boto3

s3 = boto3.client("s3")
s3.create_bucket(Bucket=NAME + "-keys")
for key in ("a/1", "a/2", "b/1", "c"):
    s3.put_object(Bucket=NAME + "-keys", Key=key, Body=b"")
listed = s3.list_objects_v2(Bucket=NAME + "-keys", Delimiter="/")
print([each["Key"] for each in listed["Contents"]], [each["Prefix"] for each in listed["CommonPrefixes"]], listed["KeyCount"])
pages = s3.get_paginator("list_objects_v2").paginate(Bucket=NAME + "-keys", PaginationConfig={"PageSize": 3})
print([[each["Key"] for each in page["Contents"]] for page in pages])
print(list(s3.get_paginator("list_objects_v2").paginate(Bucket=NAME + "-keys").search("Contents[?Size == `0`].Key")))
print("Contents" in s3.list_objects_v2(Bucket=NAME + "-keys", Prefix="nothing"))
boto3.resource("s3").Bucket(NAME + "-keys").objects.delete()
s3.delete_bucket(Bucket=NAME + "-keys")

#: files
import boto3, io, os

s3 = boto3.client("s3")
s3.create_bucket(Bucket=NAME + "-files")
with open("/tmp/up.txt", "w") as file:
    file.write("from a file")
s3.upload_file("/tmp/up.txt", NAME + "-files", "up.txt", ExtraArgs={"ContentType": "text/plain"})
s3.download_file(NAME + "-files", "up.txt", "/tmp/down.txt")
print(open("/tmp/down.txt").read(), s3.head_object(Bucket=NAME + "-files", Key="up.txt")["ContentType"])
s3.upload_fileobj(io.BytesIO(b"bytes"), NAME + "-files", "bytes")
target = io.BytesIO()
s3.download_fileobj(NAME + "-files", "bytes", target)
print(target.getvalue())
s3.copy({"Bucket": NAME + "-files", "Key": "bytes"}, NAME + "-files", "copy")
print(s3.get_object(Bucket=NAME + "-files", Key="copy")["Body"].read())
try:
    s3.download_file(NAME + "-files", "nothing", "/tmp/none")
except s3.exceptions.ClientError as error:
    print(error)
os.remove("/tmp/up.txt"), os.remove("/tmp/down.txt")
boto3.resource("s3").Bucket(NAME + "-files").objects.delete()
s3.delete_bucket(Bucket=NAME + "-files")

#: a file in parts
import boto3, io
from boto3.s3.transfer import TransferConfig

s3 = boto3.client("s3")
s3.create_bucket(Bucket=NAME + "-parts")
config = TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024, use_threads=False)
s3.upload_fileobj(io.BytesIO(b"x" * (6 * 1024 * 1024)), NAME + "-parts", "big", Config=config)
head = s3.head_object(Bucket=NAME + "-parts", Key="big")
print(head["ContentLength"], head["ETag"])
s3.delete_object(Bucket=NAME + "-parts", Key="big")
s3.delete_bucket(Bucket=NAME + "-parts")

#: buckets and objects as resources
import boto3

s3 = boto3.resource("s3")
bucket = s3.create_bucket(Bucket=NAME + "-resource")
bucket.wait_until_exists()
bucket.put_object(Key="a/one", Body=b"1")
s3.Object(bucket.name, "two").put(Body=b"22")
print([(each.key, each.size) for each in bucket.objects.all()])
print([each.key for each in bucket.objects.filter(Prefix="a/")], [each.key for each in bucket.objects.limit(1)])
thing = s3.Object(bucket.name, "two")
print(thing.content_length, thing.get()["Body"].read(), thing.key, thing.bucket_name == bucket.name)
print(thing == s3.Object(bucket.name, "two"), bucket in list(s3.buckets.all()))
bucket.objects.all().delete()
bucket.delete()
