using Broker.Core.Access;
using Broker.Core.Common;

namespace Broker.Core.Staff;

/// <summary>What a password must be: long, and not what everybody knows of its owner.</summary>
public static class Passwords
{
    public const int Shortest = 12, Longest = 128;

    /// <returns>Null when it will do.</returns>
    public static Problem? Refuse(string? password, Person owner, string field)
    {
        var weak = Problem.Of("password.too-weak", Shortest).At(field);
        if (password is null || password.Length < Shortest || password.Distinct().Count() < 5) return weak;
        if (password.Length > Longest) return Problem.Of("input.too-long", Longest).At(field);
        var folded = Searchable.Fold(password);
        string[] known = [owner.Email!, owner.Email!.Split('@')[0], owner.FullName, $"{owner.LastName}{owner.FirstName}"];
        return known.Select(Searchable.Fold).Any(k => k == folded || (k.Length > 3 && folded.Replace(k, "").Length < 5)) ? weak : null;
    }
}
