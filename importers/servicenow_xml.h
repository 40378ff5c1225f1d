/* servicenow_xml.h -- a record of ServiceNow's XML as one of its JSON */
#ifndef IMPORTERS_SERVICENOW_XML_H
#define IMPORTERS_SERVICENOW_XML_H

#include "importers/json.h"

/* What `element` (of xml.h) is as an answer of the Table API; the caller's. */
struct json *servicenow_xml_record(const struct json *element);

#endif
