#: log groups and events
import boto3, time

logs = boto3.client("logs")
boto3.client("lambda").invoke(FunctionName=ECHO, Payload=b'"logged"')
events = logs.filter_log_events(logGroupName=f"/aws/lambda/{ECHO}", filterPattern='"START RequestId"')["events"]
print(len(events) > 0, events[0]["message"].split(" ")[0])
streams = logs.describe_log_streams(logGroupName=f"/aws/lambda/{ECHO}", orderBy="LastEventTime", descending=True)
print(len(streams["logStreams"]) > 0, list(streams)[-1])
try:
    logs.filter_log_events(logGroupName="/aws/lambda/nobody")
except logs.exceptions.ResourceNotFoundException as error:
    print(error)

#: metrics, with times
import boto3, datetime

cloudwatch = boto3.client("cloudwatch")
now = datetime.datetime.now(datetime.timezone.utc)
answer = cloudwatch.get_metric_statistics(
    Namespace="AWS/Lambda",
    MetricName="Invocations",
    Dimensions=[{"Name": "FunctionName", "Value": ECHO}],
    StartTime=now - datetime.timedelta(hours=1),
    EndTime=now + datetime.timedelta(minutes=5),
    Period=3600,
    Statistics=["Sum"],
)
print(answer["Label"], all(point["Unit"] == "Count" for point in answer["Datapoints"]))
point = answer["Datapoints"][0]
print(float(point["Sum"]) > 0, type(point["Timestamp"]).__name__, point["Timestamp"].utcoffset())

#: alarms
import boto3

cloudwatch = boto3.client("cloudwatch")
cloudwatch.put_metric_alarm(
    AlarmName=NAME,
    Namespace="AWS/Lambda",
    MetricName="Errors",
    Statistic="Sum",
    Period=60,
    EvaluationPeriods=1,
    Threshold=1.0,
    ComparisonOperator="GreaterThanOrEqualToThreshold",
)
alarm = cloudwatch.describe_alarms(AlarmNames=[NAME])["MetricAlarms"][0]
print(alarm["MetricName"], float(alarm["Threshold"]), alarm["Period"], alarm["ActionsEnabled"], type(alarm["StateUpdatedTimestamp"]).__name__)
print(cloudwatch.delete_alarms(AlarmNames=[NAME])["ResponseMetadata"]["HTTPStatusCode"])
print(cloudwatch.describe_alarms(AlarmNames=[NAME])["MetricAlarms"])

#: what a service's model refuses
import boto3

cloudwatch = boto3.client("cloudwatch")
try:
    cloudwatch.set_alarm_state(AlarmName="nothing", StateValue="OK", StateReason="because")
except cloudwatch.exceptions.ClientError as error:
    print(error.response["Error"]["Code"], type(error).__name__)

#: who asks
import boto3

identity = boto3.client("sts").get_caller_identity()
print(identity["Account"], list(identity)[:3], list(identity)[-1])

#: roles
import boto3

iam = boto3.client("iam")
try:
    iam.get_role(RoleName="nobody")
except iam.exceptions.NoSuchEntityException as error:
    print(error)
    print(error.response["Error"]["Type"])

#: quotas
import boto3

quotas = boto3.client("service-quotas")
quota = quotas.get_service_quota(ServiceCode="lambda", QuotaCode="L-B99A9384")["Quota"]
print(quota["QuotaName"], float(quota["Value"]), quota["Adjustable"])

#: auto scaling
import boto3

scaling = boto3.client("application-autoscaling")
print(scaling.describe_scalable_targets(ServiceNamespace="lambda")["ScalableTargets"])
try:
    scaling.register_scalable_target(
        ServiceNamespace="lambda",
        ResourceId="function:nobody:prod",
        ScalableDimension="lambda:function:ProvisionedConcurrency",
        MinCapacity=1,
        MaxCapacity=2,
    )
except scaling.exceptions.ClientError as error:
    print(error.response["Error"]["Code"])

#: the environment holds credentials
import boto3, os

names = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"
print([name in os.environ for name in names])
credentials = boto3.session.Session().get_credentials().get_frozen_credentials()
print([credentials.access_key, credentials.secret_key] == [os.environ[name] for name in names])
print(boto3.client("sts").get_caller_identity()["Account"])
