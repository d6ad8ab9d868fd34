#: a queue's life
import boto3

sqs = boto3.client("sqs")
url = sqs.create_queue(QueueName=NAME, Attributes={"VisibilityTimeout": "0"})["QueueUrl"]
print(url.endswith(NAME), sqs.get_queue_url(QueueName=NAME)["QueueUrl"] == url)
sent = sqs.send_message(QueueUrl=url, MessageBody="hällo", MessageAttributes={"n": {"DataType": "Number", "StringValue": "1"}})
print(sent["MD5OfMessageBody"], sent["MD5OfMessageAttributes"], list(sent)[-1])
message = sqs.receive_message(QueueUrl=url, MessageAttributeNames=["All"], AttributeNames=["All"])["Messages"][0]
print(message["Body"], message["MessageAttributes"], message["Attributes"]["ApproximateReceiveCount"])
print(sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])["ResponseMetadata"]["HTTPStatusCode"])
print("Messages" in sqs.receive_message(QueueUrl=url))
attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["VisibilityTimeout", "ApproximateNumberOfMessages"])
print(attributes["Attributes"])
sqs.delete_queue(QueueUrl=url)

#: a queue that is not there
import boto3

sqs = boto3.client("sqs")
try:
    sqs.get_queue_url(QueueName="nobody")
except sqs.exceptions.QueueDoesNotExist as error:
    print(error)
    print(error.response["Error"]["Code"], error.response["Error"].get("Type"), error.response["Error"].get("QueryErrorCode"), error.response["ResponseMetadata"]["HTTPStatusCode"])

#: a batch that half fails
import boto3

sqs = boto3.client("sqs")
url = sqs.create_queue(QueueName=NAME + "-batch", Attributes={"VisibilityTimeout": "0"})["QueueUrl"]
answer = sqs.send_message_batch(
    QueueUrl=url,
    Entries=[{"Id": "a", "MessageBody": "one"}, {"Id": "b", "MessageBody": "two", "DelaySeconds": 901}],
)
print([each["Id"] for each in answer.get("Successful", [])], [each["Id"] for each in answer.get("Failed", [])])
try:
    sqs.send_message_batch(QueueUrl=url, Entries=[])
except sqs.exceptions.ClientError as error:
    print(error)
try:
    sqs.send_message_batch(QueueUrl=url, Entries=[{"Id": "a", "MessageBody": "1"}, {"Id": "a", "MessageBody": "2"}])
except sqs.exceptions.BatchEntryIdsNotDistinct as error:
    print(type(error).__name__, error)
sqs.delete_queue(QueueUrl=url)

#: queues in pages
import boto3

sqs = boto3.client("sqs")
urls = [sqs.create_queue(QueueName=f"{NAME}-page-{letter}")["QueueUrl"] for letter in "abc"]
pages = sqs.get_paginator("list_queues").paginate(QueueNamePrefix=f"{NAME}-page-", PaginationConfig={"PageSize": 2})
print([len(page["QueueUrls"]) for page in pages])
print("QueueUrls" in sqs.list_queues(QueueNamePrefix="nothing-like-it"))
for url in urls:
    sqs.delete_queue(QueueUrl=url)

#: a queue in order
import boto3

sqs = boto3.client("sqs")
url = sqs.create_queue(
    QueueName=NAME + ".fifo", Attributes={"FifoQueue": "true", "ContentBasedDeduplication": "true"}
)["QueueUrl"]
for body in ("one", "one", "two"):
    sqs.send_message(QueueUrl=url, MessageBody=body, MessageGroupId="g")
print([each["Body"] for each in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]])
try:
    sqs.send_message(QueueUrl=url, MessageBody="none")
except sqs.exceptions.ClientError as error:
    print(error)
sqs.delete_queue(QueueUrl=url)

#: tags and attributes
import boto3

sqs = boto3.client("sqs")
url = sqs.create_queue(QueueName=NAME + "-tags", tags={"team": "a"})["QueueUrl"]
sqs.tag_queue(QueueUrl=url, Tags={"stage": "test"})
print(sorted(sqs.list_queue_tags(QueueUrl=url)["Tags"].items()))
sqs.set_queue_attributes(QueueUrl=url, Attributes={"DelaySeconds": "3"})
print(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["DelaySeconds"])["Attributes"])
try:
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"DelaySeconds": "901"})
except sqs.exceptions.ClientError as error:
    print(error)
sqs.delete_queue(QueueUrl=url)

#: queues as resources
import boto3

sqs = boto3.resource("sqs")
queue = sqs.create_queue(QueueName=NAME + "-resource", Attributes={"VisibilityTimeout": "0"})
print(queue == sqs.get_queue_by_name(QueueName=NAME + "-resource"), queue.url.endswith("-resource"))
queue.send_message(MessageBody="body")
for message in queue.receive_messages(MaxNumberOfMessages=1):
    print(message.body, message.md5_of_body, message.queue_url == queue.url, message.message_attributes)
    message.delete()
print(queue.attributes["VisibilityTimeout"], queue.receive_messages())
print([each.url.split("/")[-1].replace(NAME, "") for each in sqs.queues.filter(QueueNamePrefix=NAME + "-resource")])
queue.delete()

#: messages that are received too often
import boto3, json

sqs = boto3.client("sqs")
dead = sqs.create_queue(QueueName=NAME + "-dead")["QueueUrl"]
arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
redrive = {"deadLetterTargetArn": arn, "maxReceiveCount": "1"}
url = sqs.create_queue(QueueName=NAME + "-redrive", Attributes={"VisibilityTimeout": "0", "RedrivePolicy": json.dumps(redrive)})["QueueUrl"]
sqs.send_message(QueueUrl=url, MessageBody="poison")
print([each["Body"] for each in sqs.receive_message(QueueUrl=url)["Messages"]])
print(sqs.receive_message(QueueUrl=url).get("Messages"))
message = sqs.receive_message(QueueUrl=dead, AttributeNames=["All"])["Messages"][0]
print(message["Body"], message["Attributes"]["DeadLetterQueueSourceArn"].endswith("-redrive"))
print([each == url for each in sqs.list_dead_letter_source_queues(QueueUrl=dead)["queueUrls"]])
sqs.change_message_visibility(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
print(len(sqs.receive_message(QueueUrl=dead)["Messages"]))
sqs.delete_queue(QueueUrl=url)
sqs.delete_queue(QueueUrl=dead)
