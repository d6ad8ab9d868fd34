#: a REST API
import boto3

gateway = boto3.client("apigateway")
function = boto3.client("lambda").get_function(FunctionName=ECHO)["Configuration"]["FunctionArn"]
api = gateway.create_rest_api(name=NAME, description="Orders")
print(api["name"], api["description"], type(api["createdDate"]).__name__, api["apiKeySource"])
resource = gateway.create_resource(restApiId=api["id"], parentId=api["rootResourceId"], pathPart="{id}")
print(resource["path"], resource["pathPart"], resource["parentId"] == api["rootResourceId"])
method = {"restApiId": api["id"], "resourceId": resource["id"], "httpMethod": "GET"}
print(gateway.put_method(**method, authorizationType="NONE")["apiKeyRequired"])
uri = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{function}:${{stageVariables.alias}}/invocations"
integration = gateway.put_integration(**method, type="AWS_PROXY", integrationHttpMethod="POST", uri=uri)
print(integration["type"], integration["uri"] == uri, integration["timeoutInMillis"])
deployment = gateway.create_deployment(restApiId=api["id"], stageName="live", variables={"alias": "prod"})["id"]
stage = gateway.get_stage(restApiId=api["id"], stageName="live")
print(stage["deploymentId"] == deployment, stage["variables"], stage["tracingEnabled"])
changes = [{"op": "replace", "path": "/variables/alias", "value": "blue"}]
print(gateway.update_stage(restApiId=api["id"], stageName="live", patchOperations=changes)["variables"])
pages = gateway.get_paginator("get_resources").paginate(restApiId=api["id"])
print(sorted((each["path"], list(each.get("resourceMethods", {}))) for page in pages for each in page["items"]))
print(gateway.delete_rest_api(restApiId=api["id"])["ResponseMetadata"]["HTTPStatusCode"])

#: what a REST API refuses
import boto3

gateway = boto3.client("apigateway")
api = gateway.create_rest_api(name=NAME)
for operation, parameters in (
    (gateway.create_resource, {"parentId": api["rootResourceId"], "pathPart": "no path"}),
    (gateway.create_deployment, {}),
    (gateway.get_stage, {"stageName": "none"}),
    (gateway.put_method, {"resourceId": "none", "httpMethod": "GET", "authorizationType": "NONE"}),
):
    try:
        operation(restApiId=api["id"], **parameters)
    except gateway.exceptions.ClientError as error:
        print(type(error).__name__, error)
gateway.delete_rest_api(restApiId=api["id"])
