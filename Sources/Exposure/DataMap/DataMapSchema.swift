/// The JSON Schema (draft 2020-12) of a data map, for editors that check and complete while one writes.
///
/// It holds what can be said of each part alone; whether ids, classes and expressions fit together is looked at by
/// ``DataMap/init(yaml:path:)``. `docs/schemas/data-map.schema.json` is the same text.
public enum DataMapSchema {
  public static let json = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:tenmatsu:data-map:1",
      "title": "Tenmatsu data map",
      "description": "What a company's tables and files hold, and whose data it is. Described in docs/guides/data-map.md.",
      "type": "object",
      "additionalProperties": false,
      "required": ["services", "populations", "stores"],
      "properties": {
        "timeZone": {
          "description": "Zone of times that carry none: Asia/Tokyo, +09:00 or UTC.",
          "type": "string",
          "pattern": "^(UTC|Z|[+-][0-9]{2}:?[0-9]{2}|[A-Za-z_]+/[A-Za-z0-9_+/-]+)$"
        },
        "services": {
          "description": "The shops or sites of the company.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["id"],
            "properties": { "id": { "$ref": "#/$defs/id" }, "name": { "$ref": "#/$defs/bilingual" } }
          }
        },
        "populations": { "type": "array", "items": { "$ref": "#/$defs/population" } },
        "stores": { "type": "array", "items": { "$ref": "#/$defs/store" } },
        "identity": {
          "description": "Two records are one person when all fields of one of the lists agree. Left out: never.",
          "type": "object",
          "additionalProperties": false,
          "required": ["same"],
          "properties": {
            "same": {
              "anyOf": [
                { "$ref": "#/$defs/text" },
                {
                  "type": "array",
                  "minItems": 1,
                  "items": {
                    "anyOf": [
                      { "$ref": "#/$defs/text" },
                      { "type": "array", "items": { "$ref": "#/$defs/text" } }
                    ]
                  }
                }
              ]
            }
          }
        },
        "sets": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["id", "people"],
            "properties": {
              "id": {
                "allOf": [
                  { "$ref": "#/$defs/id" },
                  { "not": { "enum": ["all", "withdrawn", "class", "service", "population", "country", "grade"] } }
                ]
              },
              "title": { "$ref": "#/$defs/bilingual" },
              "of": { "description": "The set that it is meant to be part of.", "$ref": "#/$defs/id" },
              "people": {
                "description": "all, withdrawn, ids of sets, class(c), service(s), population(p), country(JP), grade(proven); + union, & intersection, - difference.",
                "$ref": "#/$defs/text"
              }
            }
          }
        },
        "classes": {
          "description": "Data classes of the map's own.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["id"],
            "properties": { "id": { "$ref": "#/$defs/id" }, "title": { "$ref": "#/$defs/bilingual" } }
          }
        }
      },
      "$defs": {
        "text": { "anyOf": [{ "type": "string", "minLength": 1 }, { "type": ["number", "boolean"] }] },
        "id": {
          "description": "Letters of any script, digits, _ . and -.",
          "anyOf": [
            { "type": "string", "pattern": "^[^\\s.(){}\\[\\]&+*,:;!?/\\\\\"'-][^\\s(){}\\[\\]&+*,:;!?/\\\\\"']*$" },
            { "type": ["integer", "boolean"] }
          ]
        },
        "bilingual": {
          "description": "A text in Japanese and English; one alone stands for both.",
          "anyOf": [
            { "$ref": "#/$defs/text" },
            {
              "type": "object",
              "additionalProperties": false,
              "minProperties": 1,
              "properties": { "ja": { "$ref": "#/$defs/text" }, "en": { "$ref": "#/$defs/text" } }
            }
          ]
        },
        "tableName": {
          "description": "schema.table, or table alone.",
          "anyOf": [{ "type": "string", "pattern": "^[^.]*[^.\\s][^.]*(\\.[^.]*[^.\\s][^.]*)?$" }, { "type": "integer" }]
        },
        "where": {
          "description": "Columns and the values they must have: one or a list; null is NULL.",
          "type": "object",
          "additionalProperties": {
            "anyOf": [
              { "type": ["string", "number", "boolean", "null"] },
              { "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean", "null"] } }
            ]
          }
        },
        "records": {
          "description": "How a file is written; what is left out is detected.",
          "type": "object",
          "additionalProperties": false,
          "anyOf": [
            { "required": ["format", "pattern"], "properties": { "format": { "enum": ["lines"] } } },
            {
              "not": { "required": ["pattern"] },
              "properties": { "format": { "not": { "enum": ["lines"] } } }
            }
          ],
          "properties": {
            "format": { "enum": ["csv", "tsv", "jsonl", "lines", "sqlite", "mysqldump"] },
            "encoding": { "enum": ["utf-8", "shift_jis", "euc-jp"] },
            "delimiter": { "type": "string", "pattern": "^([ -!#-~\\t]|\\\\t)$" },
            "header": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/text" } },
            "pattern": {
              "description": "How a line is made: [{time}] {level} {event} POST={body:json}. One, or a list of which the first that fits counts.",
              "anyOf": [
                { "$ref": "#/$defs/linePattern" },
                { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/linePattern" } }
              ]
            },
            "table": { "$ref": "#/$defs/text" },
            "where": { "$ref": "#/$defs/where" },
            "time": { "$ref": "#/$defs/text" }
          }
        },
        "linePattern": { "type": "string", "pattern": "\\{[^{}*]" },
        "population": {
          "type": "object",
          "additionalProperties": false,
          "required": ["id", "service", "key"],
          "oneOf": [{ "required": ["table"] }, { "required": ["view"] }, { "required": ["file"] }],
          "dependentSchemas": { "records": { "required": ["file"] } },
          "properties": {
            "id": { "$ref": "#/$defs/id" },
            "service": { "$ref": "#/$defs/id" },
            "title": { "$ref": "#/$defs/bilingual" },
            "table": { "$ref": "#/$defs/tableName" },
            "view": { "$ref": "#/$defs/tableName" },
            "file": { "$ref": "#/$defs/text" },
            "records": { "$ref": "#/$defs/records" },
            "key": { "description": "The column that names a record; unique.", "$ref": "#/$defs/text" },
            "where": { "$ref": "#/$defs/where" },
            "fields": {
              "description": "meaning: column. email, name, country, region, language, createdAt, withdrawnAt, or any other word.",
              "type": "object",
              "additionalProperties": { "$ref": "#/$defs/text" }
            }
          }
        },
        "person": {
          "type": "object",
          "additionalProperties": false,
          "required": ["population"],
          "properties": {
            "population": { "$ref": "#/$defs/id" },
            "by": {
              "description": "column or field of the population: column of the store.",
              "type": "object",
              "minProperties": 1,
              "additionalProperties": { "$ref": "#/$defs/text" }
            }
          }
        },
        "classified": {
          "description": "column or field: class of the data in it, or a list of classes.",
          "type": "object",
          "minProperties": 1,
          "additionalProperties": { "$ref": "#/$defs/classList" }
        },
        "classList": {
          "anyOf": [{ "$ref": "#/$defs/text" }, { "type": "array", "items": { "$ref": "#/$defs/text" } }]
        },
        "instant": {
          "description": "2016-12-22T08:30+09:00",
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?( ?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?))?$"
        },
        "store": {
          "type": "object",
          "anyOf": [
            { "$ref": "#/$defs/tableStore" },
            { "$ref": "#/$defs/fileStore" },
            { "$ref": "#/$defs/captureStore" }
          ],
          "oneOf": [{ "required": ["population"] }, { "required": ["person"] }]
        },
        "tableStore": {
          "additionalProperties": false,
          "required": ["columns"],
          "oneOf": [{ "required": ["table"] }, { "required": ["view"] }],
          "properties": {
            "id": { "$ref": "#/$defs/id" },
            "table": { "$ref": "#/$defs/tableName" },
            "view": { "$ref": "#/$defs/tableName" },
            "population": { "$ref": "#/$defs/id" },
            "person": { "$ref": "#/$defs/person" },
            "columns": { "$ref": "#/$defs/classified" },
            "where": { "$ref": "#/$defs/where" }
          }
        },
        "fileStore": {
          "additionalProperties": false,
          "required": ["file", "fields"],
          "properties": {
            "id": { "$ref": "#/$defs/id" },
            "file": { "description": "As the intruder named it; * within a name.", "$ref": "#/$defs/text" },
            "copy": { "description": "The evidence item that holds it.", "$ref": "#/$defs/text" },
            "records": { "$ref": "#/$defs/records" },
            "population": { "$ref": "#/$defs/id" },
            "person": { "$ref": "#/$defs/person" },
            "fields": { "$ref": "#/$defs/classified" },
            "where": { "$ref": "#/$defs/where" }
          }
        },
        "captureStore": {
          "additionalProperties": false,
          "required": ["capture", "events", "classes"],
          "properties": {
            "id": { "$ref": "#/$defs/id" },
            "capture": {
              "description": "What people entered from one instant to another, both included.",
              "type": "object",
              "additionalProperties": false,
              "required": ["from", "to"],
              "properties": { "from": { "$ref": "#/$defs/instant" }, "to": { "$ref": "#/$defs/instant" } }
            },
            "events": {
              "type": "object",
              "additionalProperties": false,
              "oneOf": [{ "required": ["table"] }, { "required": ["view"] }, { "required": ["file"] }],
              "anyOf": [
                { "required": ["time"] },
                { "required": ["records"], "properties": { "records": { "required": ["time"] } } }
              ],
              "dependentSchemas": { "records": { "required": ["file"] } },
              "properties": {
                "table": { "$ref": "#/$defs/tableName" },
                "view": { "$ref": "#/$defs/tableName" },
                "file": { "$ref": "#/$defs/text" },
                "records": { "$ref": "#/$defs/records" },
                "time": { "$ref": "#/$defs/text" },
                "where": { "$ref": "#/$defs/where" }
              }
            },
            "population": { "$ref": "#/$defs/id" },
            "person": { "$ref": "#/$defs/person" },
            "classes": { "$ref": "#/$defs/classList" }
          }
        }
      }
    }
    """# + "\n"
}
