using System.Reflection;

namespace TransferLab.Tests.Contracts.Architecture;

/// <summary>Every type that a public or protected member of an assembly names, with the member that names it.</summary>
internal static class PublicSignatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<(string Member, Type Named)> Of(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        from named in OfType(type)
        from part in Parts(named.Named)
        select (named.Member, part);

    private static IEnumerable<(string Member, Type Named)> OfType(Type type)
    {
        string Name(MemberInfo member) => $"{type.FullName}.{member.Name}";
        IEnumerable<Type> heritage = type.BaseType is { } inherited ? [inherited, .. type.GetInterfaces()] : type.GetInterfaces();
        var members = type.GetMembers(Declared).SelectMany(member => member switch
        {
            MethodBase method when IsSeen(method) => Signature(method).Select(named => (Name(method), named)),
            FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => [(Name(field), field.FieldType)],
            EventInfo raised when raised.AddMethod is { } add && IsSeen(add) => [(Name(raised), raised.EventHandlerType!)],
            _ => Array.Empty<(string, Type)>(),
        });
        return [.. heritage.Select(named => (type.FullName!, named)), .. members];
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<Type> Signature(MethodBase method)
    {
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType);
        return method is MethodInfo { ReturnType: var answer } ? parameters.Append(answer) : parameters;
    }

    /// <summary>The type, what it is an array or reference of, and its arguments.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }
}
