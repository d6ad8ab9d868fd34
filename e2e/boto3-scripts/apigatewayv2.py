#: an HTTP API in one call
import boto3

gateway = boto3.client("apigatewayv2")
function = boto3.client("lambda").get_function(FunctionName=ECHO)["Configuration"]["FunctionArn"]
api = gateway.create_api(Name=NAME, ProtocolType="HTTP", Target=function, Tags={"team": "a"})
print(api["Name"], api["ProtocolType"], api["Tags"], type(api["CreatedDate"]).__name__, len(api["ApiId"]))
print(api["ApiEndpoint"] == f"https://{api['ApiId']}.execute-api.us-east-1.amazonaws.com")
print([route["RouteKey"] for route in gateway.get_routes(ApiId=api["ApiId"])["Items"]])
stage = gateway.get_stages(ApiId=api["ApiId"])["Items"][0]
print(stage["StageName"], stage["AutoDeploy"])
print(gateway.delete_api(ApiId=api["ApiId"])["ResponseMetadata"]["HTTPStatusCode"])
try:
    gateway.get_api(ApiId=api["ApiId"])
except gateway.exceptions.NotFoundException as error:
    print(str(error).replace(api["ApiId"], "id"), error.response["Error"]["Code"])

#: routes, stages and their variables
import boto3

gateway = boto3.client("apigatewayv2")
function = boto3.client("lambda").get_function(FunctionName=ECHO)["Configuration"]["FunctionArn"]
api = gateway.create_api(Name=NAME, ProtocolType="HTTP")["ApiId"]
integration = gateway.create_integration(
    ApiId=api, IntegrationType="AWS_PROXY", IntegrationUri=function, PayloadFormatVersion="2.0", TimeoutInMillis=5000
)
print(integration["IntegrationMethod"], integration["PayloadFormatVersion"], integration["TimeoutInMillis"])
target = "integrations/" + integration["IntegrationId"]
route = gateway.create_route(ApiId=api, RouteKey="GET /orders/{id}", Target=target)
print(route["RouteKey"], route["Target"] == target, route["AuthorizationType"], route["ApiKeyRequired"])
stage = gateway.create_stage(ApiId=api, StageName="v1", StageVariables={"alias": "prod"}, AutoDeploy=True)
print(stage["StageName"], stage["StageVariables"])
print(gateway.update_stage(ApiId=api, StageName="v1", StageVariables={"alias": "blue"})["StageVariables"])
pages = gateway.get_paginator("get_routes").paginate(ApiId=api)
print([each["RouteKey"] for page in pages for each in page["Items"]])
gateway.delete_api(ApiId=api)

#: what an HTTP API refuses
import boto3

gateway = boto3.client("apigatewayv2")
api = gateway.create_api(Name=NAME, ProtocolType="HTTP")["ApiId"]
for operation, parameters in (
    (gateway.create_route, {"RouteKey": "FLY /"}),
    (gateway.create_integration, {"IntegrationType": "AWS_PROXY", "IntegrationUri": "nonsense", "PayloadFormatVersion": "2.0"}),
    (gateway.get_stage, {"StageName": "none"}),
):
    try:
        operation(ApiId=api, **parameters)
    except gateway.exceptions.ClientError as error:
        print(type(error).__name__, error)
gateway.delete_api(ApiId=api)
