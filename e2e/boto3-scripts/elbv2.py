#: a load balancer's life
import boto3

elb = boto3.client("elbv2")
made = elb.create_load_balancer(Name=NAME, Subnets=["subnet-0c01d000000000001", "subnet-0c01d000000000002"])["LoadBalancers"][0]
arn = made["LoadBalancerArn"]
print(made["LoadBalancerName"], made["Type"], made["Scheme"], made["State"]["Code"], type(made["CreatedTime"]).__name__)
elb.get_waiter("load_balancer_available").wait(Names=[NAME])
pages = elb.get_paginator("describe_load_balancers").paginate()
print([each["LoadBalancerName"] for page in pages for each in page["LoadBalancers"] if each["LoadBalancerArn"] == arn])
elb.add_tags(ResourceArns=[arn], Tags=[{"Key": "team", "Value": "a"}])
print(elb.describe_tags(ResourceArns=[arn])["TagDescriptions"][0]["Tags"])
print(elb.delete_load_balancer(LoadBalancerArn=arn)["ResponseMetadata"]["HTTPStatusCode"])
try:
    elb.describe_load_balancers(Names=[NAME])
except elb.exceptions.LoadBalancerNotFoundException as error:
    print(error)
    print(error.response["Error"]["Type"], error.response["Error"]["Code"], type(error).__name__)

#: a function behind a listener
import boto3

elb, functions = boto3.client("elbv2"), boto3.client("lambda")
balancer = elb.create_load_balancer(Name=NAME + "-l", Subnets=["subnet-0c01d000000000001", "subnet-0c01d000000000002"])
balancer = balancer["LoadBalancers"][0]["LoadBalancerArn"]
group = elb.create_target_group(Name=NAME + "-t", TargetType="lambda")["TargetGroups"][0]
print(group["TargetType"], group["HealthCheckEnabled"], sorted(group))
group = group["TargetGroupArn"]
target = functions.get_function(FunctionName=ECHO)["Configuration"]["FunctionArn"]
try:
    elb.register_targets(TargetGroupArn=group, Targets=[{"Id": target}])
except elb.exceptions.ClientError as error:
    print(error.response["Error"]["Code"], error.operation_name)
functions.add_permission(
    FunctionName=ECHO, StatementId=NAME, Action="lambda:InvokeFunction", Principal="elasticloadbalancing.amazonaws.com", SourceArn=group
)
elb.register_targets(TargetGroupArn=group, Targets=[{"Id": target}])
forward = [{"Type": "forward", "TargetGroupArn": group}]
listener = elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=forward)["Listeners"][0]
print(listener["Port"], listener["Protocol"], listener["DefaultActions"][0]["Type"])
health = elb.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
print([each["Target"]["Id"] == target for each in health], [each["TargetHealth"]["State"] for each in health])
fixed = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404", "ContentType": "text/plain", "MessageBody": "no"}}
rule = elb.create_rule(
    ListenerArn=listener["ListenerArn"],
    Priority=10,
    Conditions=[{"Field": "path-pattern", "Values": ["/old/*"]}],
    Actions=[fixed],
)["Rules"][0]
print(rule["Priority"], rule["IsDefault"], rule["Conditions"], rule["Actions"][0]["FixedResponseConfig"])
print([each["Priority"] for each in elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]])
elb.delete_load_balancer(LoadBalancerArn=balancer)
elb.delete_target_group(TargetGroupArn=group)
functions.remove_permission(FunctionName=ECHO, StatementId=NAME)

#: what a load balancer refuses
import boto3

elb = boto3.client("elbv2")
try:
    elb.create_load_balancer(Name="not_a_name", Subnets=["subnet-0c01d000000000001", "subnet-0c01d000000000002"])
except elb.exceptions.ClientError as error:
    print(error)
try:
    elb.create_target_group(Name=NAME, TargetType="lambda", Port=80)
except elb.exceptions.ClientError as error:
    print(error)
