using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AwaitedByAge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ExpectedDocuments_Missing",
                table: "ExpectedDocuments");

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_Missing",
                table: "ExpectedDocuments",
                columns: new[] { "ContractId", "Since", "State", "OnlyFor", "ClientId" },
                filter: "\"IsMissing\"");

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_Oldest",
                table: "ExpectedDocuments",
                columns: new[] { "Since", "ContractId", "State", "OnlyFor", "ClientId" },
                filter: "\"IsMissing\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ExpectedDocuments_Missing",
                table: "ExpectedDocuments");

            migrationBuilder.DropIndex(
                name: "IX_ExpectedDocuments_Oldest",
                table: "ExpectedDocuments");

            migrationBuilder.CreateIndex(
                name: "IX_ExpectedDocuments_Missing",
                table: "ExpectedDocuments",
                columns: new[] { "ContractId", "Since" },
                filter: "\"IsMissing\"");
        }
    }
}
