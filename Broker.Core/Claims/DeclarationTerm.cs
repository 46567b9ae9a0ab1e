using Broker.Core.Common;

namespace Broker.Core.Claims;

/// <summary>
/// The least the law gives the insured to declare a claim, from the day they knew of it (R-CLAIM). A contract may give more, and a late declaration costs the cover
/// only if the insurer suffered by it: it is said gently, and nothing is ever refused for it.
/// </summary>
public static class DeclarationTerm
{
    public const int Days = 5, DaysForTheft = 2;

    public static DateOnly LastDay(DateOnly knownOn, bool theft) => WorkingDays.AfterOfficeDays(knownOn, theft ? DaysForTheft : Days);
}
