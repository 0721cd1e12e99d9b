using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace TransferLab.Engine.Experiments;

/// <summary>The JSON schema of a record, made from the record itself: types, descriptions and limits cannot drift apart.</summary>
internal static class RecordSchema
{
    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) =>
        {
            if (node is JsonObject schema)
            {
                Annotate(schema, context.PropertyInfo?.AttributeProvider ?? context.TypeInfo.Type);
            }

            return node;
        },
    };

    // Written and read once: only then does a whole number count as a number, too.
    public static JsonObject Of(Type record) =>
        (JsonObject)JsonNode.Parse(ExperimentJson.Document.GetJsonSchemaAsNode(record, Exporter).ToJsonString())!;

    private static void Annotate(JsonObject schema, ICustomAttributeProvider member)
    {
        foreach (var attribute in member.GetCustomAttributes(inherit: true))
        {
            switch (attribute)
            {
                case DescriptionAttribute description:
                    schema.Remove("description");
                    schema.Insert(0, "description", description.Description);
                    break;
                case RangeAttribute range:
                    schema["minimum"] = Number(range.Minimum);
                    schema["maximum"] = Number(range.Maximum);
                    break;
                case ItemsAttribute items:
                    schema["uniqueItems"] = true;
                    if (items.Maximum > 0 && schema["items"] is JsonObject item)
                    {
                        (item["minimum"], item["maximum"]) = (items.Minimum, items.Maximum);
                    }

                    break;
                case StringLengthAttribute length:
                    schema["minLength"] = length.MinimumLength;
                    schema["maxLength"] = length.MaximumLength;
                    break;
                case RegularExpressionAttribute form:
                    schema["pattern"] = form.Pattern;
                    break;
                case AllowedValuesAttribute allowed:
                    schema["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonValue.Create(value?.ToString()))]);
                    break;
            }
        }
    }

    private static JsonValue Number(object limit) => limit is int whole ? JsonValue.Create(whole) : JsonValue.Create((double)limit);
}
