#: a topic's life
import boto3

sns = boto3.client("sns")
arn = sns.create_topic(Name=NAME)["TopicArn"]
print(arn == sns.create_topic(Name=NAME)["TopicArn"], arn.split(":")[-1] == NAME)
sns.set_topic_attributes(TopicArn=arn, AttributeName="DisplayName", AttributeValue="shown")
print(sns.get_topic_attributes(TopicArn=arn)["Attributes"]["DisplayName"])
print(any(topic["TopicArn"] == arn for page in sns.get_paginator("list_topics").paginate() for topic in page["Topics"]))
published = sns.publish(TopicArn=arn, Message="hello", Subject="s")
print(len(published["MessageId"]), list(published))
print(sns.delete_topic(TopicArn=arn)["ResponseMetadata"]["HTTPStatusCode"])

#: a topic that is not there
import boto3

sns = boto3.client("sns")
try:
    sns.publish(TopicArn="arn:aws:sns:us-east-1:123456789012:nobody", Message="m")
except sns.exceptions.NotFoundException as error:
    print(error)
    print(error.response["Error"]["Type"], error.response["Error"]["Code"])
try:
    sns.create_topic(Name="not a name")
except sns.exceptions.InvalidParameterException as error:
    print(error)

#: a queue hears a topic
import boto3, json

sns, sqs = boto3.client("sns"), boto3.client("sqs")
topic = sns.create_topic(Name=NAME + "-fan")["TopicArn"]
url = sqs.create_queue(QueueName=NAME + "-fan")["QueueUrl"]
queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
policy = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": queue}
    ],
}
sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps(policy)})
subscription = sns.subscribe(
    TopicArn=topic, Protocol="sqs", Endpoint=queue, Attributes={"RawMessageDelivery": "true"}, ReturnSubscriptionArn=True
)["SubscriptionArn"]
sns.publish(TopicArn=topic, Message="raw", MessageAttributes={"a": {"DataType": "String", "StringValue": "b"}})
message = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=5, MessageAttributeNames=["All"])["Messages"][0]
print(message["Body"], message["MessageAttributes"])
print(sns.get_subscription_attributes(SubscriptionArn=subscription)["Attributes"]["RawMessageDelivery"])
sns.unsubscribe(SubscriptionArn=subscription)
sns.delete_topic(TopicArn=topic)
sqs.delete_queue(QueueUrl=url)

#: a batch
import boto3

sns = boto3.client("sns")
arn = sns.create_topic(Name=NAME + "-batch")["TopicArn"]
answer = sns.publish_batch(
    TopicArn=arn,
    PublishBatchRequestEntries=[{"Id": "a", "Message": "one"}, {"Id": "b", "Message": ""}],
)
print([each["Id"] for each in answer["Successful"]], [each["Id"] for each in answer["Failed"]])
sns.delete_topic(TopicArn=arn)

#: a filter policy
import boto3, json

sns = boto3.client("sns")
topic = sns.create_topic(Name=NAME + "-filter", Tags=[{"Key": "team", "Value": "a"}])["TopicArn"]
queue = f"arn:aws:sqs:us-east-1:123456789012:{NAME}-filter"
subscription = sns.subscribe(
    TopicArn=topic, Protocol="sqs", Endpoint=queue, Attributes={"FilterPolicy": '{"kind": ["order"]}'}, ReturnSubscriptionArn=True
)["SubscriptionArn"]
attributes = sns.get_subscription_attributes(SubscriptionArn=subscription)["Attributes"]
print(json.loads(attributes["FilterPolicy"]), attributes["FilterPolicyScope"], attributes["PendingConfirmation"])
try:
    sns.set_subscription_attributes(SubscriptionArn=subscription, AttributeName="FilterPolicy", AttributeValue='{"kind": "order"}')
except sns.exceptions.InvalidParameterException as error:
    print(error)
pages = sns.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic)
print([each["Endpoint"] == queue for page in pages for each in page["Subscriptions"]])
print(sns.list_tags_for_resource(ResourceArn=topic)["Tags"])
sns.delete_topic(TopicArn=topic)
