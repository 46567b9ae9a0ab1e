using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WordsBesideTheirPlaceInLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchBearers",
                columns: table => new
                {
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Word = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    ByCity = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchBearers", x => new { x.SubjectId, x.Word });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchBearers_Word_ByCity_SubjectId",
                table: "SearchBearers",
                columns: new[] { "Word", "ByCity", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_SearchBearers_Word_ByName_SubjectId",
                table: "SearchBearers",
                columns: new[] { "Word", "ByName", "SubjectId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchBearers");
        }
    }
}
