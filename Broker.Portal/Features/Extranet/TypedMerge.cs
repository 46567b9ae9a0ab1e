using System.Reflection;

namespace Broker.Portal.Features.Extranet;

/// <summary>What one is typing, over what somebody else saved meanwhile: nothing typed is lost, and what was left alone is as it is now.</summary>
internal static class TypedMerge
{
    /// <param name="before">What the form began with.</param>
    /// <param name="typed">As the form stands; altered.</param>
    /// <param name="now">As it is stored.</param>
    /// <returns>Names of the fields that both have changed, differently.</returns>
    public static IReadOnlyList<string> Into<T>(T before, T typed, T now) where T : notnull
    {
        List<string> contested = [];
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var (was, mine, theirs) = (property.GetValue(before), property.GetValue(typed), property.GetValue(now));
            if (Same(was, mine) || property.PropertyType != typeof(string)) property.SetValue(typed, theirs);
            else if (!Same(was, theirs) && !Same(mine, theirs)) contested.Add(property.Name);
        }
        return contested;
    }

    public static bool AreSame<T>(T one, T other) where T : notnull => typeof(T).GetProperties().All(p => Same(p.GetValue(one), p.GetValue(other)));

    /// <summary>An emptied field and one that never held anything are the same.</summary>
    private static bool Same(object? one, object? other) => Equals(one is "" ? null : one, other is "" ? null : other);
}
