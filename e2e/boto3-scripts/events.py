#: a rule and its target
import boto3, json

events = boto3.client("events")
arn = events.put_rule(Name=NAME, EventPattern=json.dumps({"source": ["shop"]}))["RuleArn"]
print(arn.endswith(f"rule/{NAME}"))
rule = events.describe_rule(Name=NAME)
print(rule["State"], json.loads(rule["EventPattern"]), rule["EventBusName"])
function = boto3.client("lambda").get_function(FunctionName=ECHO)["Configuration"]["FunctionArn"]
print(events.put_targets(Rule=NAME, Targets=[{"Id": "1", "Arn": function}])["FailedEntryCount"])
print([target["Id"] for target in events.list_targets_by_rule(Rule=NAME)["Targets"]])
print(events.remove_targets(Rule=NAME, Ids=["1"])["FailedEntries"])
print(events.delete_rule(Name=NAME)["ResponseMetadata"]["HTTPStatusCode"])

#: events with times
import boto3, datetime

events = boto3.client("events")
entry = {"Source": "shop", "DetailType": "order", "Detail": "{}", "Time": datetime.datetime(2026, 1, 1)}
answer = events.put_events(Entries=[entry, {"Source": "shop"}])
print(answer["FailedEntryCount"], len(answer["Entries"][0]["EventId"]), answer["Entries"][1])

#: patterns
import boto3, json

events = boto3.client("events")
event = json.dumps(
    {"id": "1", "account": "1", "source": "s", "time": "2026-01-01T00:00:00Z", "region": "r", "resources": [], "detail-type": "d", "detail": {"n": 5}}
)
for pattern in ({"detail": {"n": [{"numeric": [">", 4]}]}}, {"detail": {"n": [{"numeric": [">", 5]}]}}):
    print(events.test_event_pattern(EventPattern=json.dumps(pattern), Event=event)["Result"])
try:
    events.test_event_pattern(EventPattern="{", Event=event)
except events.exceptions.InvalidEventPatternException as error:
    print(type(error).__name__)

#: a rule that is not there
import boto3

events = boto3.client("events")
try:
    events.describe_rule(Name="nobody")
except events.exceptions.ResourceNotFoundException as error:
    print(error)
try:
    events.put_rule(Name=NAME, ScheduleExpression="rate(1 minutes)")
except events.exceptions.ClientError as error:
    print(error)
