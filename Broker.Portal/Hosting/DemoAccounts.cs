using Broker.Core.Demo;

namespace Broker.Portal.Hosting;

/// <summary>Who one can be in the demo firm.</summary>
public static class DemoAccounts
{
    public static string Table => $"""

        Sign in as            with
        administrator         {Cast.Helene.Email}
        broker                {Cast.Theo.Email}
        assistant             {Cast.Ines.Email}
        client (a fleet)      {Cast.Nadege.Email}
        client (a bakery)     {Cast.Marc.Email}
        client, in English    {Cast.Emma.Email}
        password of all       {Cast.Password}

        """;
}
