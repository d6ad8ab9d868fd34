#: what a client knows of itself
import boto3

client = boto3.client("lambda", region_name="us-east-1")
print(client.meta.region_name, client.meta.service_model.service_name)
print(client.can_paginate("list_functions"), client.can_paginate("invoke"))
print(sorted(client.waiter_names))
print(client.meta.method_to_api_mapping["list_functions"])

#: an answer is a dictionary, its metadata first
import boto3

answer = boto3.client("lambda").get_account_settings()
print(list(answer), sorted(answer["AccountLimit"]), answer["AccountLimit"]["ConcurrentExecutions"])
metadata = answer["ResponseMetadata"]
print(metadata["HTTPStatusCode"], metadata["RetryAttempts"], len(metadata["RequestId"]))

#: a function that is not there
import boto3
from botocore.exceptions import ClientError

client = boto3.client("lambda")
try:
    client.get_function(FunctionName="nobody")
except ClientError as error:
    print(error)
    print(error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
    print(error.operation_name, type(error).__name__, error.response["Message"] == error.response["Error"]["Message"])
    print(error.response.get("Type"), sorted(error.response))

#: the exceptions of a client are classes of its own
import boto3
import botocore.exceptions

client = boto3.client("lambda")
try:
    client.get_function(FunctionName="nobody")
except client.exceptions.ResourceNotFoundException as error:
    print("caught", isinstance(error, botocore.exceptions.ClientError))
print(issubclass(client.exceptions.TooManyRequestsException, client.exceptions.ClientError))
try:
    client.exceptions.NoSuchThing
except AttributeError as error:
    print("has no attribute NoSuchThing. Valid exceptions are: " in str(error), "ResourceNotFoundException" in str(error))

#: what a client itself refuses
import boto3
from botocore.exceptions import ParamValidationError

client = boto3.client("lambda")
for parameters in (
    {},
    {"FunctionName": 1},
    {"FunctionName": "f", "Payload": 3},
    {"FunctionName": ""},
):
    try:
        client.invoke(**parameters)
    except ParamValidationError as error:
        print(error)
try:
    client.get_alias(FunctionName="f", Name="a", Nonsense=1)
except ParamValidationError as error:
    print(error)
try:
    client.update_function_configuration(FunctionName="f", Timeout=0, Layers="l", Environment={"Variables": {"a": 1}})
except ParamValidationError as error:
    print(error)

#: only keywords
import boto3

try:
    boto3.client("lambda").invoke("f")
except TypeError as error:
    print(error)

#: no such service, method or waiter
import boto3
import botocore.exceptions

try:
    boto3.client("nonsense")
except botocore.exceptions.UnknownServiceError as error:
    print(str(error)[:38])
client = boto3.client("lambda")
try:
    client.fly()
except AttributeError as error:
    print(error)
try:
    client.get_waiter("nonsense")
except ValueError as error:
    print(error)
try:
    client.get_paginator("invoke")
except botocore.exceptions.OperationNotPageableError as error:
    print(error)

#: a payload is a stream
import boto3, json

answer = boto3.client("lambda").invoke(FunctionName=ECHO, Payload=json.dumps({"key": "välue"}))
print(answer["StatusCode"], answer["ExecutedVersion"], "FunctionError" in answer, sorted(answer))
print(type(answer["Payload"]).__name__, answer["Payload"].read(), answer["Payload"].read())
print(json.load(boto3.client("lambda").invoke(FunctionName=ECHO, Payload=b'{"a": [1, 2.5, null]}')["Payload"]))

#: a payload in pieces
import boto3, io

answer = boto3.client("lambda").invoke(FunctionName=ECHO, Payload=io.BytesIO(b'"one\\ntwo"'))
print(answer["Payload"].read(4), list(answer["Payload"].iter_chunks(3)))

#: an event
import boto3

answer = boto3.client("lambda").invoke(FunctionName=ECHO, InvocationType="Event", Payload=b"{}")
print(answer["StatusCode"], answer["Payload"].read())
print(boto3.client("lambda").invoke(FunctionName=ECHO, InvocationType="DryRun")["StatusCode"])

#: a function's life
import boto3, io, zipfile
from botocore.config import Config

client = boto3.client("lambda", config=Config(retries={"max_attempts": 0}))
package = io.BytesIO()
with zipfile.ZipFile(package, "w") as archive:
    archive.writestr("index.py", "def handler(event, context):\n    return event\n")
created = client.create_function(
    FunctionName=NAME,
    Runtime="python3.13",
    Role="arn:aws:iam::123456789012:role/lambda-ex",
    Handler="index.handler",
    Code={"ZipFile": package.getvalue()},
    Environment={"Variables": {"STAGE": "test"}},
)
print(created["FunctionName"] == NAME, created["State"], created["Version"], created["CodeSize"], created["Timeout"])
client.get_waiter("function_active_v2").wait(FunctionName=NAME, WaiterConfig={"Delay": 1, "MaxAttempts": 20})
published = client.publish_version(FunctionName=NAME, Description="first")
print(published["Version"], published["Description"], published["Environment"])
alias = client.create_alias(FunctionName=NAME, Name="prod", FunctionVersion="1")
print(alias["AliasArn"].split(":")[-1], alias["FunctionVersion"], alias["Description"] == "")
try:
    client.create_alias(FunctionName=NAME, Name="prod", FunctionVersion="1")
except client.exceptions.ResourceConflictException as error:
    print(error.response["Error"]["Code"])
updated = client.update_alias(FunctionName=NAME, Name="prod", RoutingConfig={"AdditionalVersionWeights": {}})
print(updated.get("RoutingConfig"))
client.put_function_concurrency(FunctionName=NAME, ReservedConcurrentExecutions=0)
try:
    client.invoke(FunctionName=NAME)
except client.exceptions.TooManyRequestsException as error:
    print(error.response["Reason"], error.response["Error"]["Code"], str(error))
print(client.delete_function(FunctionName=NAME)["ResponseMetadata"]["HTTPStatusCode"])

#: attempts are counted
import boto3, io, zipfile
from botocore.config import Config

client = boto3.client("lambda", config=Config(retries={"max_attempts": 1}))
package = io.BytesIO()
with zipfile.ZipFile(package, "w") as archive:
    archive.writestr("index.py", "def handler(event, context):\n    return event\n")
client.create_function(
    FunctionName=NAME + "-busy",
    Runtime="python3.13",
    Role="arn:aws:iam::123456789012:role/lambda-ex",
    Handler="index.handler",
    Code={"ZipFile": package.getvalue()},
)
client.put_function_concurrency(FunctionName=NAME + "-busy", ReservedConcurrentExecutions=0)
try:
    client.invoke(FunctionName=NAME + "-busy")
except client.exceptions.ClientError as error:
    print(error.response["ResponseMetadata"]["RetryAttempts"], error)
client.delete_function(FunctionName=NAME + "-busy")

#: pages
import boto3

client = boto3.client("lambda")
for name in ("page-a", "page-b", "page-c"):
    client.create_alias(FunctionName=ECHO, Name=NAME + name, FunctionVersion="1")
paginator = client.get_paginator("list_aliases")
pages = list(paginator.paginate(FunctionName=ECHO, PaginationConfig={"PageSize": 2}))
print([len(page["Aliases"]) for page in pages])
full = paginator.paginate(FunctionName=ECHO, PaginationConfig={"MaxItems": 2}).build_full_result()
print(len(full["Aliases"]), "NextToken" in full)
rest = paginator.paginate(FunctionName=ECHO, PaginationConfig={"StartingToken": full["NextToken"]}).build_full_result()
print([alias["Name"].replace(NAME, "") for alias in rest["Aliases"]], "NextToken" in rest)
print(sorted(name.replace(NAME, "") for name in paginator.paginate(FunctionName=ECHO).search("Aliases[].Name")))
for name in ("page-a", "page-b", "page-c"):
    client.delete_alias(FunctionName=ECHO, Name=NAME + name)

#: a waiter gives up
import boto3
from botocore.exceptions import WaiterError

try:
    boto3.client("lambda").get_waiter("function_exists").wait(
        FunctionName="nobody", WaiterConfig={"Delay": 0, "MaxAttempts": 2}
    )
except WaiterError as error:
    print(error)
    print(error.last_response["Error"]["Code"])
try:
    boto3.client("lambda").get_waiter("function_active_v2").wait(
        FunctionName="nobody", WaiterConfig={"Delay": 0, "MaxAttempts": 2}
    )
except WaiterError as error:
    print(error)

#: a session
import boto3

session = boto3.Session(region_name="us-east-1")
print(session, session.region_name)
print(session.client("lambda").meta.region_name)
print("lambda" in session.get_available_services(), "s3" in session.get_available_resources())
print(boto3.session.Session().client("lambda").get_function(FunctionName=ECHO)["Configuration"]["FunctionName"] == ECHO)

#: no such resource
import boto3
from boto3.exceptions import ResourceNotExistsError

try:
    boto3.resource("lambda")
except ResourceNotExistsError as error:
    print(str(error).splitlines()[0], str(error).splitlines()[-1])

#: a configuration
from botocore.config import Config

config = Config(connect_timeout=5, retries={"max_attempts": 2, "mode": "standard"})
print(config.connect_timeout, config.read_timeout, config.retries["mode"])
print(config.merge(Config(read_timeout=3)).connect_timeout)
try:
    Config(nonsense=1)
except TypeError as error:
    print(error)

#: a function whose code lies in a bucket
import boto3, io, zipfile

client, s3 = boto3.client("lambda"), boto3.client("s3")
place = {"S3Bucket": NAME + "-code", "S3Key": "code.zip"}
s3.create_bucket(Bucket=place["S3Bucket"])
settings = {"FunctionName": NAME + "-s3", "Role": "arn:aws:iam::123456789012:role/r", "Runtime": "python3.13", "Handler": "index.handler"}
try:
    client.create_function(**settings, Code=place)
except client.exceptions.InvalidParameterValueException as error:
    print(error)
package = io.BytesIO()
with zipfile.ZipFile(package, "w") as archive:
    archive.writestr(zipfile.ZipInfo("index.py"), "def handler(event, context):\n    return 1\n")
s3.put_object(Bucket=place["S3Bucket"], Key=place["S3Key"], Body=package.getvalue())
made = client.create_function(**settings, Code=place)
print(made["CodeSize"] == len(package.getvalue()), made["CodeSha256"])
client.get_waiter("function_active_v2").wait(FunctionName=settings["FunctionName"])
print(client.update_function_code(FunctionName=settings["FunctionName"], **place)["CodeSha256"] == made["CodeSha256"])
layer = client.publish_layer_version(LayerName=NAME, Content=place)
print(layer["Version"], layer["Content"]["CodeSha256"] == made["CodeSha256"])
client.delete_layer_version(LayerName=NAME, VersionNumber=layer["Version"])
client.delete_function(FunctionName=settings["FunctionName"])
s3.delete_object(Bucket=place["S3Bucket"], Key=place["S3Key"])
s3.delete_bucket(Bucket=place["S3Bucket"])
