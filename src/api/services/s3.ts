/** S3's names, model and protocol, in a file of their own: who needs no other service loads no other's. */
import json from '../models/s3.json' with { type: 'json' };
import { restXml } from '../protocols/rest-xml.ts';
import { definition } from '../service-definition.ts';

export const s3Definition = definition(json, { 'rest-xml': restXml }, 'MalformedXML');
